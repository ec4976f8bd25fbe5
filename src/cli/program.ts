/** The commands and their options, as `--help` shows them. */
import { Command, CommanderError } from 'commander';
import { lawsDefaults } from '../contract/model/laws';
import { modes } from '../contract/model/job';
import { tuneGoals } from '../contract/model/tune';
import { usageError } from './option-values';
import { commandsNotYet, notYet } from './not-yet';
import { benchCommand, type BenchOptions } from './bench-command';
import { benchHelp } from './bench/help';
import { compareCommand, type CompareOptions } from './compare-command';
import { differCommand, type DifferOptions } from './differ-command';
import { doctorCommand } from './doctor-command';
import { lawsCommand, type LawsOptions } from './laws-command';
import { runCommand, type RunOptions } from './run-command';
import { tuneCommand, type TuneOptions } from './tune-command';
import { verifyCommand, type VerifyOptions } from './verify-command';

/** Runs the command of the arguments and returns its exit code. Throws usage errors and the job's own. */
export async function parseCommandLine(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const finish = async (command: Promise<number>): Promise<void> => {
    exitCode = await command;
  };
  const program = new Command('udf-workbench')
    .description('Write, run and compare Python UDFs for Apache Flink, without a window.')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  addRun(program, finish);
  addCompare(program, finish);
  program
    .command('doctor')
    .description('What is installed, what is missing, and the exact command to get it.')
    .option('--json', 'print one JSON object')
    .action((options: { json?: boolean }) => finish(doctorCommand(options)));
  addVerify(program, finish);
  addDiffer(program, finish);
  addLaws(program, finish);
  addTune(program, finish);
  addBench(program, finish);
  addCommandsNotYet(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    return handleUsage(error, program);
  }
  return exitCode;
}

type Finish = (command: Promise<number>) => Promise<void>;

function addRun(program: Command, finish: Finish): void {
  const run = program.command('run').argument('<file>', 'Python file that declares the function');
  run.description('Run a function; rows on stdout, a summary as the last line of stderr.');
  addJobOptions(run);
  run
    .option('--limit <rows>', 'stop after so many output rows')
    .option(
      '--output <path>',
      'write the rows to a .jsonl, .csv, .parquet or .arrow file only; "blackhole:" computes and drops them',
    )
    .option('--profile <path>', 'profile the run: .pstats or .prof with exact counts, .json for speedscope, .svg, .txt')
    .option('--kind <kind>', 'check that the function is of this kind')
    .option('--metrics <path>', 'write the metrics of the run, in the text form of Prometheus')
    .option('--json', 'print one JSON object a row');
  run.action((file: string, options: RunOptions) => finish(runCommand(file, options)));
}

function addCompare(program: Command, finish: Finish): void {
  const compare = program.command('compare').argument('<file>', 'Python file that declares the function');
  compare.description('Race one function in several modes and compare their outputs.');
  addJobOptions(compare);
  compare
    .option('--twin <function>', 'the pandas counterpart of a general function, or the reverse: [FILE:]NAME')
    .option('--modes <modes>', 'a comma list', modes.join(','))
    .option('--rows <rows>', 'at most so many input rows')
    .option('--repeat <times>', 'measured repeats of each mode', '5')
    .option('--seconds <seconds>', 'at least so long each repeat', '2')
    .option('--slots-to <slots>', 'measure each mode on 1 to so many slots as well')
    .option('--report <path>', 'write the comparison to this .html file as well')
    .option('--json', 'print one JSON object');
  compare.action((file: string, options: CompareOptions) => finish(compareCommand(file, options)));
}

function addDiffer(program: Command, finish: Finish): void {
  const differ = program.command('differ').argument('<file>', 'Python file that declares the function');
  differ.description(
    'The same rows through all modes: every kind of difference with its smallest row. Exit 1 where Flink has none.',
  );
  addJobOptions(differ);
  differ
    .option('--modes <modes>', 'a comma list', modes.join(','))
    .option('--most <kinds>', 'at most so many kinds of differences', '20')
    .option('--json', 'print one JSON object');
  differ.action((file: string, options: DifferOptions) => finish(differCommand(file, options)));
}

function addLaws(program: Command, finish: Finish): void {
  const laws = program.command('laws').argument('<file>', 'Python file that declares the aggregate');
  laws.description(
    'Check what Flink takes for granted of an aggregate on the rows of its input; the smallest example of what breaks. Exit 1 where a law is broken.',
  );
  addJobOptions(laws);
  laws
    .option('--keys <keys>', 'rows of at most so many keys', String(lawsDefaults.keys))
    .option('--rows <rows>', 'at most so many rows of each key', String(lawsDefaults.rows))
    .option('--seed <seed>', 'the same cases for the same seed', String(lawsDefaults.seed))
    .option('--json', 'print one JSON object');
  laws.action((file: string, options: LawsOptions) => finish(lawsCommand(file, options)));
}

function addTune(program: Command, finish: Finish): void {
  const tune = program.command('tune').argument('<file>', 'Python file that declares the function');
  tune.description('Search bundle size, Arrow batch, slots and mode for a goal; config.yaml lines and their evidence.');
  addJobOptions(tune);
  tune
    .option('--goal <goal>', `what is to be best among what keeps the limits: ${tuneGoals.join(', ')}`, 'fastest')
    .option('--throughput <rows>', 'at least so many rows a second')
    .option('--p99 <ms>', 'at most so many milliseconds of bundle latency, 99th percentile')
    .option('--memory <mb>', 'at most so many MB a slot')
    .option('--budget <seconds>', 'seconds of measuring', '45')
    .option('--slots <slots>', 'at most so many slots; as many as the machine has cores where left out')
    .option('--modes <modes>', 'a comma list', modes.join(','))
    .option('--twin <function>', 'the pandas counterpart of a general function, or the reverse: [FILE:]NAME')
    .option('--rows <rows>', 'at most so many input rows of one pass')
    .option('--json', 'print one JSON object');
  tune.action((file: string, options: TuneOptions) => finish(tuneCommand(file, options)));
}

function addVerify(program: Command, finish: Finish): void {
  program
    .command('verify')
    .argument('<dir>', 'folder of recorded cases: NAME.py and NAME.json')
    .description('Run recorded cases on one warm engine; a line each, the totals last. Exit 1 where one failed.')
    .option('--mode <mode>', 'process or thread; both where left out')
    .option('--only <name>', 'this case only; may be given often', (name: string, all: string[]) => [...all, name], [])
    .action((directory: string, options: VerifyOptions) => finish(verifyCommand(directory, options)));
}

function addBench(program: Command, finish: Finish): void {
  program
    .command('bench')
    .description('The engine against its limits and against what else there is, as ratios of one run.')
    .option('--only <name>', 'this alone; may be given often', (name: string, all: string[]) => [...all, name], [])
    .option(
      '--peers <list>',
      'a comma list of peers, all or none; each is installed when it is first asked for',
      'none',
    )
    .option('--engine-path', 'pandas in thread mode as well, which elsewhere runs in process mode, as in Flink')
    .option('--all', 'the long measurements too')
    .option('--repeat <times>', 'measured repeats, interleaved over all lanes', '3')
    .option('--seconds <seconds>', 'at least so long each repeat', '0.4')
    .option('--out <path>', 'write the figures to this file as JSON')
    .option('--json', 'print one JSON object')
    .addHelpText('after', benchHelp())
    .action((options: BenchOptions) => finish(benchCommand(options)));
}

function addJobOptions(command: Command): void {
  command
    .requiredOption('--function <name>', "the function's name at the top level of the file")
    .option('--schema <fields>', 'names and types of the input, as "a BIGINT, s STRING"')
    .option(
      '--input <path>',
      '.csv, .json, .jsonl, .parquet, .arrow, .sql, sql:QUERY, datagen:ROWS[?len=N] or nasty:ROWS[?seed=N]',
    )
    .option(
      '--args <arguments>',
      'columns with commas between, or JSON: \'["a",{"sql":"3"},{"call":"g","args":["b"]}]\'',
    )
    .option('--keep <columns>', 'input columns put before the result')
    .option('--columns <names>', "names of the function's columns")
    .option('--group-by <columns>', 'aggregates: one group for each value of these columns')
    .option('--join <type>', 'table functions: inner, or left to keep rows without results')
    .option('--row-based <operation>', 'map, flat_map, aggregate or flat_aggregate: the function gets the whole row')
    .option('--runtime <mode>', 'batch or streaming; left out: streaming for general aggregates, batch otherwise')
    .option('--changelog', 'aggregates: every change instead of the final rows')
    .option('--distinct', 'general aggregates: f(DISTINCT x)')
    .option('--row-kinds <column>', 'general aggregates: the column that holds +I, -U, +U or -D of an updating input')
    .option('--window <window>', "pandas aggregates: 'TUMBLE(ts, 10 s)', 'HOP(ts, 5 s, 10 s)' or 'SESSION(ts, 10 s)'")
    .option('--over <frame>', "pandas aggregates: 'ROWS 2 PRECEDING ORDER BY ts' or 'RANGE 10 s PRECEDING ORDER BY ts'")
    .option('--set <key=value>', 'a setting; may be given often', (pair: string, all: string[]) => [...all, pair], [])
    .option('--defaults <profile>', 'product, flink-2.3, or a profile of the project', 'product')
    .option('--parallelism <slots>', 'slots side by side')
    .option('--python <path>', "interpreter for the function; the workbench's own where left out");
}

function addCommandsNotYet(program: Command): void {
  for (const name of commandsNotYet) {
    program
      .command(name, { hidden: true })
      .argument('[arguments...]')
      .allowUnknownOption()
      .helpOption(false)
      .action(() => {
        throw notYet(`the command ${name}`, 'Commands: run, compare, doctor.');
      });
  }
}

function handleUsage(error: unknown, program: Command): number {
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode === 0) return 0;
  const names = program.commands
    .map((command) => command.name())
    .filter((name) => !commandsNotYet.some((each) => each === name));
  const message = error.code === 'commander.help' ? 'No command was given.' : error.message.replace(/^error: /, '');
  throw usageError(message, `Commands: ${names.join(', ')}; --help shows their options.`, { commander: error.code });
}
