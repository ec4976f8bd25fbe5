"""PySpark, local[1]: rows cached in the session, results into the noop sink, Spark's own batch sizes.

pickled: udf(useArrow=False); arrow: udf(useArrow=True); both the row function. pandas: pandas_udf of the pandas one.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyspark
from lanes import Workload
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import DoubleType, LongType, StringType

RESULTS = {'BIGINT': LongType(), 'DOUBLE': DoubleType(), 'STRING': StringType()}


def session() -> SparkSession:
    settings = {
        'spark.ui.enabled': 'false',
        'spark.ui.showConsoleProgress': 'false',
        'spark.driver.memory': '3g',
        'spark.driver.bindAddress': '127.0.0.1',
        'spark.driver.host': '127.0.0.1',
        'spark.sql.session.timeZone': 'UTC',
    }
    builder = SparkSession.builder.master('local[1]').appName('bench')
    for key, value in settings.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel('ERROR')
    return made


class PySpark:
    def __init__(self, workload: Workload) -> None:
        self.rows = workload.rows
        self.spark = session()
        # All lanes of a workload share one cached table.
        view = f'input_{workload.id}_{workload.rows}'
        if not self.spark.catalog.tableExists(view):
            frame = self.spark.createDataFrame(workload.table).coalesce(1)
            frame.createOrReplaceTempView(view)
            self.spark.catalog.cacheTable(view)
            self.spark.table(view).count()
        self.view = view
        function = self.function_of(workload, RESULTS[workload.result])
        self.frame = self.spark.table(view).select(function(*workload.columns).alias('result'))

    def function_of(self, workload: Workload, result: Any) -> Any:
        return F.udf(workload.row_function(), result, useArrow=False)

    def run(self) -> int:
        self.frame.write.format('noop').mode('overwrite').save()
        return self.rows

    def output(self, rows: int | None) -> Any:
        frame = self.frame if rows is None else self.frame.limit(rows)
        return frame.toArrow().column('result')

    def close(self) -> None:
        self.spark.catalog.dropTempView(self.view)


class PySparkArrow(PySpark):
    def function_of(self, workload: Workload, result: Any) -> Any:
        return F.udf(workload.row_function(), result, useArrow=True)


class PySparkPandas(PySpark):
    def function_of(self, workload: Workload, result: Any) -> Any:
        return F.pandas_udf(workload.batch_function(), result)


LANES = {'pyspark-pickled': PySpark, 'pyspark-arrow': PySparkArrow, 'pyspark-pandas': PySparkPandas}


def versions() -> dict[str, str]:
    import pandas as pd

    java = session().sparkContext._jvm.System.getProperty('java.version')
    return {'pyspark': pyspark.__version__, 'java': java, 'pandas': pd.__version__, 'pyarrow': pa.__version__}
