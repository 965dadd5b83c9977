import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Names the bot's program as it stands on the disk: another text of it is another version. */
export function digestOfProgram(repository: string): string {
  const hash = createHash('sha256')
  for (const folder of ['bot/src', 'contracts/src', 'engines/brazil/src']) {
    const files = readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort()) {
      hash.update(`${folder}/${file}\0`).update(readFileSync(path.join(repository, folder, file)))
    }
  }
  return hash.digest('hex').slice(0, 12)
}
