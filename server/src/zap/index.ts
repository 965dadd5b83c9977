import type { Product } from '../product.ts'
import { flowsCall, flowsFireTimer, flowsFollow } from './sessions/jobs.ts'
import {
  getConversationFlow,
  pauseConversationFlow,
  resumeConversationFlow,
  startConversationFlow,
  stopConversationFlow,
} from './sessions/routes/console.ts'

/** Bots that a company builds by itself. */
export const zap: Product = {
  name: 'zap',
  routes: [
    // sessions console
    getConversationFlow,
    startConversationFlow,
    pauseConversationFlow,
    resumeConversationFlow,
    stopConversationFlow,
  ],
  jobs: [
    // sessions
    flowsFollow,
    flowsFireTimer,
    flowsCall,
  ],
}
