export { type BotName, botSigningSecret, botToken, isBotToken, readBotToken } from './bot-token.ts'
export { type BotConnection, findBotConnection } from './find-connection.sql.ts'
export { takeCode } from './take-code.ts'
export { takeStatus } from './take-status.ts'
