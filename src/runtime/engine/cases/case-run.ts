/** Cases run on one warm engine: process mode and thread mode side by side, each case after the other in either. */
import type { CaseMode, CaseResult, CaseTotals } from '../../../contract/model/case';
import type { JobSpec } from '../../../contract/model/job';
import type { PreparedJob } from '../planning/prepare-job';
import type { TaskManagerPool } from '../task-manager-pool';
import { answerCase, keyColumnsOf, type AnsweredCase, type AnswerRequest } from './answer-case';
import type { CaseFile } from './case-file';
import { jobOfCase } from './case-job';
import { judgeAnswer, type Verdict } from './judge-answer';

const caseTimeoutMs = 30_000;

export interface CaseRunOptions {
  readonly id: string;
  readonly cases: readonly CaseFile[];
  readonly modes: readonly CaseMode[];
  readonly pool: TaskManagerPool;
  readonly prepare: (job: JobSpec) => Promise<PreparedJob>;
  readonly folder: string;
  readonly onResult: (result: CaseResult, progress: number) => void;
}

export class CaseRun {
  private readonly options: CaseRunOptions;
  private readonly prepared = new Map<string, Promise<PreparedJob>>();
  private readonly totals = { passed: 0, failed: 0, skipped: 0 };
  private done = 0;
  private isCancelled = false;

  constructor(options: CaseRunOptions) {
    this.options = options;
  }

  get wasCancelled(): boolean {
    return this.isCancelled;
  }

  /** Resolves when all modes are through, or when those that ran at the time of `cancel` have ended. */
  async run(): Promise<CaseTotals> {
    await Promise.all(this.options.modes.map((mode) => this.runMode(mode)));
    return { ...this.totals };
  }

  cancel(): void {
    this.isCancelled = true;
  }

  private async runMode(mode: CaseMode): Promise<void> {
    for (const [index, file] of this.options.cases.entries()) {
      if (this.isCancelled) return;
      this.tell(await this.runCase(file, mode, index));
    }
  }

  private tell(result: CaseResult): void {
    if (result.ok === null) this.totals.skipped += 1;
    else if (result.ok) this.totals.passed += 1;
    else this.totals.failed += 1;
    this.done += 1;
    this.options.onResult(result, this.done / (this.options.cases.length * this.options.modes.length));
  }

  private async runCase(file: CaseFile, mode: CaseMode, index: number): Promise<CaseResult> {
    const started = performance.now();
    const base = { case: file.name, mode };
    const seconds = (): number => (performance.now() - started) / 1000;
    if ('problem' in file.content)
      return { ...base, ok: false, why: file.content.problem, effectiveMode: null, seconds: 0 };
    const { case: recorded, udfFile } = file.content;
    const expected = mode === 'thread' ? (recorded.expected_thread ?? recorded.expected) : recorded.expected;
    if (recorded['select'] !== undefined && recorded.window === undefined && recorded.distinct === undefined)
      return { ...base, ok: null, why: 'A query of its own, which only Flink runs.', effectiveMode: null, seconds: 0 };
    if (expected === undefined)
      return { ...base, ok: false, why: 'The case has no expected answer.', effectiveMode: null, seconds: 0 };
    const wantsChanges = 'rows' in expected && expected.changelog !== undefined;
    const { answer, effectiveMode } = await this.answer({
      pool: this.options.pool,
      job: jobOfCase(recorded, udfFile, wantsChanges),
      prepare: (job) => this.prepareOnce(`${file.name} ${String(wantsChanges)}`, job),
      mode,
      jobId: `${this.options.id}-${index}-${mode}`,
      folder: this.options.folder,
      timeoutMs: caseTimeoutMs,
    });
    const verdict: Verdict =
      recorded.nondeterministic === true ? { why: '' } : judgeAnswer(expected, answer, keyColumnsOf(recorded));
    const ok = recorded.nondeterministic === true ? null : verdict.why === '';
    return { ...base, ok, ...verdict, effectiveMode, seconds: seconds() };
  }

  /** Once more where the task manager went down: in process mode that is the work of a case beside this one, which hung. */
  private async answer(request: AnswerRequest): Promise<AnsweredCase> {
    const answered = await answerCase(request);
    const { error } = answered.answer;
    if (error?.code !== 'TASK_MANAGER_DIED' || answered.effectiveMode === 'thread' || this.isCancelled) return answered;
    return answerCase({ ...request, jobId: `${request.jobId}-again` });
  }

  /** Planning does not depend on the mode: the second one finds it done. */
  private prepareOnce(key: string, job: JobSpec): Promise<PreparedJob> {
    const known = this.prepared.get(key);
    if (known !== undefined) {
      this.prepared.delete(key);
      return known;
    }
    const preparing = this.options.prepare(job);
    preparing.catch(() => undefined);
    if (this.options.modes.length > 1) this.prepared.set(key, preparing);
    return preparing;
  }
}
