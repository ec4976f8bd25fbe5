import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../../contract/errors';
import type { JobSpec } from '../../../contract/model/job';
import type { ProjectContext } from '../project/project-context';
import { settingsOf } from './job-settings';

const bundle = 'python.fn-execution.bundle.size';

const job = (profile: string, settings: Record<string, string> = {}): JobSpec => ({
  function: { file: '/p/a.py', name: 'f' },
  source: { kind: 'inline', schema: [], rows: [] },
  keep: [],
  profile,
  settings,
});

const context: ProjectContext = {
  root: '/p',
  configYaml: { 'python.state.cache-size': '5' },
  settings: {
    name: 'p',
    data: [],
    bindings: {},
    profile: 'product',
    settings: {},
    profiles: { slow: { base: 'flink-2.3', values: { [bundle]: '7' } } },
  },
};

describe('the settings of a job', () => {
  it('are those of a profile of the project, with what is set over them', () => {
    const { settings, effective } = settingsOf(job('slow', { 'parallelism.default': '2' }), context);
    expect(settings).toMatchObject({ bundleSize: 7, arrowBatchSize: 1_000, parallelism: 2 });
    expect(effective[bundle]).toEqual({ value: '7', origin: 'profile' });
  });

  it('need a profile that is there', () => {
    const code = (): unknown => {
      try {
        return settingsOf(job('slow'), { ...context, settings: null });
      } catch (error) {
        return error instanceof WorkbenchError ? error.data.code : error;
      }
    };
    expect(code()).toBe('BAD_SETTING_VALUE');
  });

  it('say which keys are carried without effect, and not those that say a default', () => {
    const { notes } = settingsOf(job('product', { 'my.key': '1', 'python.systemenv.enabled': 'true' }), context);
    expect(notes).toEqual([
      'python.state.cache-size is carried without effect. The workbench keeps all states in memory; the rows are the same.',
      'Carried without effect, since the workbench does not know them: my.key.',
    ]);
  });
});
