/** Tells what happens in the folders of the projects that are open, whoever does it: a few times a second at most. */
import { watch, type FSWatcher } from 'chokidar';
import path from 'node:path';
import type { ProjectEvent } from '../../../contract/model/project';
import { deepestFolder, isSkippedName } from './list-entries';

/** An editor that writes beside and renames, or a checkout, is one event. */
const gatherMs = 80;
const mostWatched = 3;
/** The stamps of files lag behind the clock by as much as a tick of the kernel. */
const clockStepMs = 20;
/** As many as a large checkout of a branch; beyond it, the window reads all anew. */
const mostPaths = 1_000;

interface Watched {
  readonly watcher: FSWatcher;
  readonly paths: Set<string>;
  listing: boolean;
  timer: NodeJS.Timeout | null;
}

export class ProjectWatcher {
  private readonly emit: (event: ProjectEvent) => void;
  /** By root, the longest open first. */
  private readonly watched = new Map<string, Watched>();

  constructor(emit: (event: ProjectEvent) => void) {
    this.emit = emit;
  }

  /**
   * The same again is no other watching. Resolves when all that is there is watched: what is written until then, after the window
   * may have read it, is told too.
   */
  async watch(root: string): Promise<void> {
    if (this.watched.has(root)) return;
    const since = Date.now() - clockStepMs;
    let isReady = false;
    const watcher = watch(root, {
      ignoreInitial: false,
      alwaysStat: true,
      depth: deepestFolder,
      followSymlinks: false,
      ignored: (file: string) => file !== root && isSkippedName(path.basename(file)),
    });
    const watched: Watched = { watcher, paths: new Set(), listing: false, timer: null };
    this.watched.set(root, watched);
    watcher.on('all', (event, file, stats) => {
      const isOld = stats === undefined || Math.max(stats.mtimeMs, stats.ctimeMs) < since;
      // The first look at a folder calls all that is there added.
      if (isReady || !(isOld || file === root)) this.take(root, watched, file, event !== 'change');
    });
    // Too many folders for the system, or one that went: what is watched stays watched.
    watcher.on('error', () => undefined);
    const [oldest] = this.watched.keys();
    if (this.watched.size > mostWatched && oldest !== undefined) void this.unwatch(oldest);
    await new Promise<void>((resolve) => {
      watcher.once('ready', () => {
        isReady = true;
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.watched.keys()].map((root) => this.unwatch(root)));
  }

  private async unwatch(root: string): Promise<void> {
    const watched = this.watched.get(root);
    this.watched.delete(root);
    if (watched?.timer) clearTimeout(watched.timer);
    await watched?.watcher.close();
  }

  private take(root: string, watched: Watched, file: string, listing: boolean): void {
    if (watched.paths.size < mostPaths) watched.paths.add(path.relative(root, file).split(path.sep).join('/'));
    watched.listing ||= listing || watched.paths.size >= mostPaths;
    watched.timer ??= setTimeout(() => {
      const event = { root, paths: [...watched.paths].sort(), listing: watched.listing };
      watched.timer = null;
      watched.paths.clear();
      watched.listing = false;
      this.emit(event);
    }, gatherMs);
  }
}
