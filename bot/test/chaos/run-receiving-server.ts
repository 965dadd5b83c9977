import { ReceivingServer } from '../receiving-server.ts'

// The receiving server as a process of its own, so that it can be killed: node run-receiving-server.ts <file> <port> <bots as JSON>
const [file = '', port = '0', bots = '[]'] = process.argv.slice(2)
const server = new ReceivingServer(JSON.parse(bots), file)
const url = await server.listen(Number(port))
process.send?.({ url })
