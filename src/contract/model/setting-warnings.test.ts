import { describe, expect, it } from 'vitest';
import { settingWarnings } from './setting-warnings';
import { resolveSettings, type SettingValues } from './settings';

const warnings = (panel: SettingValues, profile = 'product') => settingWarnings(resolveSettings({ profile, panel }));

describe('warnings of settings', () => {
  it('say nothing of what the built-in profiles bring', () => {
    expect(warnings({})).toEqual({});
    expect(warnings({}, 'flink-2.3')).toEqual({});
  });

  it('say that a batch is capped by its bundle', () => {
    const found = warnings({ 'python.fn-execution.bundle.size': '500' });
    expect(found['python.fn-execution.arrow.batch.size']?.[0]).toContain('at most the 500 rows');
    expect(warnings({ 'python.fn-execution.bundle.size': '10000' })).toEqual({});
  });

  it('say what is carried without effect, and not where it is what Flink does anyway', () => {
    const found = warnings({ 'python.state.cache-size': '10', 'my.key': 'x', 'python.systemenv.enabled': 'TRUE' });
    expect(Object.keys(found).sort()).toEqual(['my.key', 'python.state.cache-size']);
  });

  it('say what thread mode does not use', () => {
    const found = warnings({ 'python.execution-mode': 'thread', 'workbench.transport': 'shm' });
    expect(found['workbench.transport']).toHaveLength(1);
    expect(warnings({ 'workbench.transport': 'shm' })).toEqual({});
  });
});
