import { connect } from './line.ts'
import { requireModule } from './modules.ts'

/** What whatsapp-web.js looks for in WhatsApp's page. */
Object.assign(window, { Debug: { VERSION: '2.3000.1031490220' }, require: requireModule })
connect()
