// Asked by the bootstrap before it installs for `npm start`: ends with 1, and one line that says where,
// when a supervisor lives in this data directory. Uses nothing that is installed.
import { resolve } from 'node:path'
import { chooseDataDirectory } from '../server/src/supervisor/data-directory.ts'
import { chooseLocale } from '../server/src/supervisor/messages.ts'
import { isRunning, openRunRecords } from '../server/src/supervisor/run-records.ts'
import { describeRunning } from '../server/src/supervisor/supervisor-lock.ts'

const root = resolve(import.meta.dirname, '..')
const other = openRunRecords(chooseDataDirectory(root, process.env)).read('supervisor')
if (other !== undefined && other.state !== 'stopping' && isRunning(other)) {
  console.log(describeRunning(chooseLocale(process.env), other))
  process.exitCode = 1
}
if (process.connected) process.disconnect()
