import { readCep } from '../../engines/brazil/src/read-cep.ts'
import { step } from '../../engines/flow/src/index.ts'
import { MESSAGE_MAX } from '../../contracts/src/messages.ts'
import { serve } from '../../server/src/serve.ts'

export const bot = [step, serve, readCep, MESSAGE_MAX]
