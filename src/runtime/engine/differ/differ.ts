export class Differ {
  constructor(readonly options: unknown) {}
  run(): never {
    throw new Error('x');
  }
  cancel(): void {}
}
