import { reasonOf } from '#domain';

/** The reports on which a step crashed, with the kind of the crash. */
export class Poison<Work> {
  private readonly reasonOfWork = new Map<Work, string>();

  get size(): number {
    return this.reasonOfWork.size;
  }

  get works(): Work[] {
    return [...this.reasonOfWork.keys()];
  }

  get reasons(): string[] {
    return [...this.reasonOfWork.values()];
  }

  has(work: Work): boolean {
    return this.reasonOfWork.has(work);
  }

  /** The step's result; `undefined` when it crashes: then these reports are to blame. */
  unless<Result>(blamed: readonly Work[], step: () => Result): Result | undefined {
    try {
      return step();
    } catch (error) {
      for (const work of blamed) this.reasonOfWork.set(work, reasonOf(error));
      return undefined;
    }
  }
}
