import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification, type Vitest } from 'vitest/node'
import { readLongFiles } from './long-files.ts'

/**
 * Begins with the files that take long: one that comes last runs while the other workers have nothing left to do. Vitest
 * itself knows times only of runs before, of which a fresh clone has none, and goes by the size of files.
 */
export class LongestFirst extends BaseSequencer {
  readonly #seconds = readLongFiles()
  readonly #root: string

  constructor(vitest: Vitest) {
    super(vitest)
    this.#root = vitest.config.root
  }

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files)
    // Projects stay together: a worker goes on only with files of the same.
    const projects = [...new Set(bySize.map(({ project }) => project))]
    const secondsOf = ({ moduleId }: TestSpecification) => this.#seconds.get(relative(this.#root, moduleId)) ?? 0
    return bySize.toSorted(
      (one, other) =>
        projects.indexOf(one.project) - projects.indexOf(other.project) || secondsOf(other) - secondsOf(one),
    )
  }
}
