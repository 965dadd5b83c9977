import { writeFile } from 'node:fs/promises'
import { renderDocumentation } from './render-documentation.ts'

await writeFile(new URL('../../../../docs/CONFIGURATION.md', import.meta.url), renderDocumentation())
