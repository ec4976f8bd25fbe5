/**
 * What a test imports from 'vitest', for a Node on which vitest itself does not start (Electron 22 is Node 16.17): the very
 * same collector, hooks and matchers, from the packages vitest is made of.
 */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  getState,
  setState,
} from '@vitest/expect';
import { getCurrentTest } from '@vitest/runner';
import * as chai from 'chai';

export {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  it,
  onTestFailed,
  onTestFinished,
  suite,
  test,
} from '@vitest/runner';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const expect = createExpect();

function createExpect() {
  const assert = (value, message) => {
    setState({ assertionCalls: getState(assert).assertionCalls + 1 }, assert);
    return chai.expect(value, message).withTest(getCurrentTest());
  };
  Object.assign(assert, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT], { poll });
  assert.getState = () => getState(assert);
  assert.setState = (state) => setState(state, assert);
  setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, assert);
  globalThis[GLOBAL_EXPECT] = assert;
  return assert;
}

/** `expect.poll(read).toBe(…)`: asks again until the matcher agrees or the time is over. */
function poll(read, { timeout = 1_000, interval = 50 } = {}) {
  const matcher = (name, negated) =>
    async function assertPolled(...args) {
      await vi.waitFor(
        async () => {
          const assertion = expect(await read());
          (negated ? assertion.not : assertion)[name](...args);
        },
        { timeout, interval },
      );
    };
  const matchers = (negated) =>
    new Proxy({}, { get: (_, name) => (name === 'not' ? matchers(true) : matcher(name, negated)) });
  return matchers(false);
}

export const vi = {
  async waitFor(attempt, options = {}) {
    const { timeout = 1_000, interval = 50 } = typeof options === 'number' ? { timeout: options } : options;
    const end = Date.now() + timeout;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (Date.now() > end) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, interval));
    }
  },
};

/** What the global set-up provided, handed over by the process that started this one. */
export const inject = (key) => JSON.parse(process.env['WORKBENCH_TEST_PROVIDED'] ?? '{}')[key];
