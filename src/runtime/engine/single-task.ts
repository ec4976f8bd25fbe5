/** One task of a kind at a time: a new one ends the one before, and who cancels waits until its processes are gone. */
import { randomBytes } from 'node:crypto';

export interface Task {
  /** Never rejects: how it ended is its own to tell. */
  run(): Promise<void>;
  /** Makes `run` come to its end soon. */
  cancel(): Promise<void>;
}

interface Going {
  readonly id: string;
  readonly task: Task;
  readonly ended: Promise<void>;
}

export class SingleTask {
  private readonly name: string;
  private current: Going | null = null;
  private started = 0;

  /** `name`: what ids begin with. */
  constructor(name: string) {
    this.name = name;
  }

  /** Returns the id at once; a task that is going on is ended first. */
  begin(make: (id: string) => Task): string {
    this.started += 1;
    const id = `${this.name}-${this.started}-${randomBytes(3).toString('hex')}`;
    const before = this.current;
    const task = make(id);
    this.current = { id, task, ended: this.follow(id, task, before) };
    return id;
  }

  /** Resolves when it has ended; nothing happens where it has already. */
  async cancel(id: string): Promise<void> {
    if (this.current?.id === id) await end(this.current);
  }

  async close(): Promise<void> {
    if (this.current !== null) await end(this.current);
  }

  private async follow(id: string, task: Task, before: Going | null): Promise<void> {
    if (before !== null) await end(before);
    await task.run();
    if (this.current?.id === id) this.current = null;
  }
}

async function end(going: Going): Promise<void> {
  await going.task.cancel();
  await going.ended;
}
