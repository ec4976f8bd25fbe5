/** What a TaskManager says of a run while it goes on, told on as events of the engine. */
import type { MetricsEvent } from '../../../contract/model/metrics';
import type { ReportEvent } from '../../../contract/model/report';
import type { RunEvent } from '../../../contract/model/run';
import type { FromTaskManager } from '../../../contract/wire/task-manager';
import type { JobMessage } from '../task-manager-host';
import type { DebugRuns } from '../../debug/debug-runs';
import { ProgressMeter, type PhaseClock } from './run-progress';
import type { RunRecord } from './run-record';

type Sample = Extract<FromTaskManager, { kind: 'sample' }>;

export interface RunRelayParts {
  readonly emit: (event: RunEvent) => void;
  readonly onReport: (event: ReportEvent) => void;
  readonly onMetrics: (event: MetricsEvent) => void;
  readonly debugs: DebugRuns;
}

export class RunRelay {
  private readonly parts: RunRelayParts;
  private readonly record: RunRecord;
  private readonly enter: (phase: PhaseClock['current']) => void;
  private readonly meter = new ProgressMeter();

  constructor(parts: RunRelayParts, record: RunRecord, enter: (phase: PhaseClock['current']) => void) {
    this.parts = parts;
    this.record = record;
    this.enter = enter;
  }

  take(message: JobMessage): void {
    const { parts, record } = this;
    switch (message.kind) {
      case 'debugger': {
        // In thread mode the slots are threads of one process, which tells the same place for each.
        const name = record.ownsHost ? 'task manager' : `slot ${message.slot + 1}`;
        return parts.debugs.attach(record.id, name, message.place);
      }
      case 'report':
        if (message.report.kind === 'profile') record.keepProfile(message.slot, message.report);
        if (message.report.kind === 'metrics') record.metrics?.takeUserMetrics(message.slot, message.report.metrics);
        return parts.onReport({ runId: record.id, slot: message.slot, report: message.report });
      case 'phase':
        return this.enter(message.phase);
      case 'sample':
        return this.sample(message);
      case 'exported':
      case 'computed':
        // Exports listen for themselves, under ids of their own.
        return;
    }
  }

  private sample(message: Sample): void {
    const { parts, record } = this;
    const known = message.processes.flatMap(({ memoryBytes }) => memoryBytes ?? []);
    const memoryBytes = known.length === 0 ? null : known.reduce((sum, bytes) => sum + bytes, 0);
    parts.emit({ kind: 'progress', runId: record.id, progress: this.meter.measure(message, memoryBytes) });
    if (record.metrics === null) return;
    const sample = record.metrics.takeSample(message);
    const { mode, reportedByFlink } = record.metrics;
    parts.onMetrics({ runId: record.id, mode, reportedByFlink, sample });
  }
}
