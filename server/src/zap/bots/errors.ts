import { defineErrors } from '../../platform/errors.ts'

export const errors = defineErrors({
  bot_server_name_taken: { status: 409 },
  bot_server_has_bots: { status: 409 },
  bot_server_unreachable: { status: 422 },
  bot_backup_older: { status: 409 },
  bot_without_backup: { status: 409 },
})
