import asyncio
from pyflink.table import DataTypes
from pyflink.table.udf import udf


async def part(k, i):
    await asyncio.sleep(0)
    return k + str(i)


@udf(result_type=DataTypes.STRING())
async def f(k):
    return ','.join(await asyncio.gather(*(part(k, i) for i in range(3))))
