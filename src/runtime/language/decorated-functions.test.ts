/** What the editor knows of a decorated function: everything that it knows of the function below the decorator. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLanguageFixture, placeAfter, type LanguageFixture } from './language-fixture';

const gradesText = `import pandas as pd
from pyflink.table import AggregateFunction, DataTypes, Row, ScalarFunction, TableAggregateFunction
from pyflink.table.udf import udaf, udf, udtaf, udtf


@udf(result_type=DataTypes.STRING())
def grade(delay: float, limit: int = 15) -> str:
    """How late a flight was."""
    return 'late' if delay > limit else 'on time'


@udf(result_type=DataTypes.DOUBLE(), func_type='pandas')
def hours(delay: pd.Series) -> pd.Series:
    return delay / 60


@udf(result_type='BIGINT')
async def asked(key: int) -> int:
    return key


@udf(result_type='BIGINT')
def untold(a, b):
    return a.b(b)


@udtf(result_types=['STRING'])
def words(text: str):
    yield from text.split()


class Lower(ScalarFunction):
    def eval(self, text: str) -> str:
        return text.lower()


class Mean(AggregateFunction):
    def create_accumulator(self):
        return [0, 0]

    def accumulate(self, accumulator, value: float, weight: int):
        accumulator[0] += value * weight

    def get_value(self, accumulator) -> float:
        return accumulator[0]


class Top(TableAggregateFunction):
    def create_accumulator(self):
        return []

    def accumulate(self, accumulator, value: float):
        accumulator.append(value)

    def emit_value(self, accumulator):
        yield Row(max(accumulator))


lower = udf(Lower(), result_type='STRING')
mean = udaf(Mean(), result_type='DOUBLE', accumulator_type='ARRAY<DOUBLE>')
top = udtaf(Top(), result_type='ROW<value DOUBLE>', accumulator_type='ARRAY<DOUBLE>')
longer = udf(lambda a, b: a if len(a) > len(b) else b, result_type='STRING')
`;

/** Behind each wrong line stands the rule that it breaks; the others are right. */
const jobText = `from grades import asked, grade, hours, longer, lower, mean, top, untold, words
from pyflink.table.expression import Expression
from pyflink.table.expressions import col, lit


def job(table, column: Expression):
    table.select(grade(col('delay')), grade(col('delay'), 15), grade(column + 1), grade(lit(1.5), limit=2))
    table.select(grade(hours(col('delay'))).alias('grade'), asked(col('key')), untold(col('a'), 'b'))
    table.join_lateral(words(lower(table.text)).alias('word')).select(longer(col('a'), col('b')))
    table.group_by(col('key')).select(mean(col('delay'), 1)).flat_aggregate(top(col('delay')).alias('x'))


grade()  # reportCallIssue
grade('late')  # reportArgumentType
grade(1, 2, 3)  # reportCallIssue
grade(1.5).limit
grade.limit  # reportAttributeAccessIssue
hours(col('a'), col('b'))  # reportCallIssue
asked(col('a'), col('b'))  # reportCallIssue
untold(1)  # reportCallIssue
words(1)  # reportArgumentType
lower(col('a'), 1)  # reportCallIssue
mean(col('a'))  # reportCallIssue
top('a')  # reportArgumentType
longer('a')  # reportCallIssue
`;

let fixture: LanguageFixture;
beforeAll(async () => {
  fixture = await openLanguageFixture({ 'job.py': jobText, 'grades.py': gradesText });
});
afterAll(() => fixture.close());

const at = (part: string) => ({ root: fixture.folder, path: 'job.py', ...placeAfter(jobText, part) });

describe('a decorated function', { timeout: 60_000 }, () => {
  it('is called with what it takes or with expressions, and with nothing else', async () => {
    const found = await fixture.ears.diagnostics('pyright', 'job.py', 1);
    const errors = found.filter(({ severity }) => severity === 'error');
    const wanted = jobText
      .split('\n')
      .flatMap((line, index) => (line.includes('  # report') ? [`${index + 1} ${line.split('# ')[1] ?? ''}`] : []));
    expect(errors.map(({ range, code }) => `${range.line} ${code}`)).toEqual(wanted);
  });

  it('raises no error where it is defined', async () => {
    await fixture.service.api.openText({ root: fixture.folder, path: 'grades.py', version: 1, text: gradesText });
    expect(await fixture.ears.diagnostics('pyright', 'grades.py', 1)).toEqual([]);
  });

  it('shows its own parameters, result and words where one points at it', async () => {
    const { text } = await fixture.service.api.hover(at('select(gra'));
    expect(text).toContain('UserDefinedScalarFunctionWrapper[(delay: float, limit: int = 15), str]');
    expect(text).toContain('How late a flight was.');
    expect((await fixture.service.api.hover(at(', ask'))).text).toContain(
      'UserDefinedAsyncScalarFunctionWrapper[(key: int), int]',
    );
  });

  it('helps with its parameters while it is called', async () => {
    const { help } = await fixture.service.api.signatureHelp(at("grade(col('delay'), "));
    expect(help).toMatchObject({
      activeParameter: 1,
      signatures: [{ label: '(delay: float, limit: int = 15) -> Expression[str]' }],
    });
  });

  it('is found in the file where it is defined', async () => {
    const { places } = await fixture.service.api.definition(at('select(gra'));
    expect(places).toEqual([{ path: 'grades.py', range: { line: 7, column: 5, endLine: 7, endColumn: 10 } }]);
  });
});
