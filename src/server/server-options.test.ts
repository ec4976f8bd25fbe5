import { describe, expect, it } from 'vitest';
import { readServerOptions } from './server-options';

describe('the arguments of the browser host', () => {
  it('are a port and a project, both optional', () => {
    expect(readServerOptions([], '/home/me')).toEqual({ port: 0, project: null });
    expect(readServerOptions(['--port', '8123', 'flights'], '/home/me')).toEqual({
      port: 8123,
      project: '/home/me/flights',
    });
    expect(readServerOptions(['--project=/p', '--port=0'], '/home/me')).toEqual({ port: 0, project: '/p' });
  });

  it.each([
    [['--port', 'x']],
    [['--port']],
    [['--port', '70000']],
    [['--project']],
    [['a', 'b']],
    [['--host', '0.0.0.0']],
  ])('are refused with the usage where they are %j', (args) => {
    expect(() => readServerOptions(args, '/home/me')).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'BAD_REQUEST', stage: 'usage' }) as unknown }),
    );
  });
});
