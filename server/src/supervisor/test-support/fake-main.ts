// Stands in for the server's program: the same three commands and the same contract, with a table of one
// number. The supervisor's tests need to see who answers and whether the database is there.
import { createServer } from 'node:http'
import pg from 'pg'

const { DATABASE_URL, PORT, FAKE_MAIN_FAIL } = process.env
const command = process.argv[2]
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 2 })
pool.on('error', () => undefined)
if (command !== undefined && command === FAKE_MAIN_FAIL) throw new Error(`${command} fails on purpose`)

if (command === 'migrate') {
  await pool.query('create table if not exists visits (number bigint generated always as identity)')
} else if (command === 'seed-demo') {
  await pool.query('insert into visits default values')
  const url = `http://localhost:${PORT}`
  const signIn = { door: 'manager', company: 'Loja', email: 'gerente@example.com', password: 'secret', url }
  console.log(JSON.stringify({ demo: [signIn] }))
} else if (command === 'serve') {
  serve()
}
if (command !== 'serve') await pool.end()

function serve(): void {
  const server = createServer(async (_request, response) => {
    try {
      const { rows } = await pool.query('select count(*)::int as visits from visits')
      response.end(JSON.stringify({ pid: process.pid, ...rows[0] }))
    } catch {
      response.writeHead(503).end()
    }
  })
  server.listen(Number(PORT), '127.0.0.1', () => {
    console.log(JSON.stringify({ msg: 'listening', pid: process.pid }))
    process.send?.({ type: 'ready', addresses: [`http://127.0.0.1:${PORT}`] })
  })
  const leave = () => {
    server.close(() => void pool.end())
    server.closeAllConnections()
    if (process.connected) process.disconnect()
  }
  process.once('SIGTERM', leave)
  process.once('disconnect', leave)
}
