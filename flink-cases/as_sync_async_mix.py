import asyncio
from pyflink.table import DataTypes
from pyflink.table.udf import udf


@udf(result_type=DataTypes.STRING())
def upper(value: str) -> str:
    return value.upper()


@udf(result_type=DataTypes.STRING())
async def prefix(value: str) -> str:
    await asyncio.sleep(0.001)
    return f'prefix_{value}'


@udf(result_type=DataTypes.STRING())
async def f(value: str) -> str:
    await asyncio.sleep(0.001)
    return f'{value}_suffix'
