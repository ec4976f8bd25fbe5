/** What the page is told about the application it belongs to. */
import type { AppInfo } from '../contract/api/commands';

export async function describeApp(known: {
  readonly host: AppInfo['host'];
  readonly version: string;
  /** Interpreter of the product's own environment. */
  readonly python: string;
  readonly initialProject: string | null;
}): Promise<AppInfo> {
  return {
    version: known.version,
    host: known.host,
    versions: {},
    python: { executable: known.python, version: '', embeddable: false, problem: null },
    initialProject: known.initialProject,
    platform: process.platform,
  };
}
