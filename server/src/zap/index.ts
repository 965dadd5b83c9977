import type { Product } from '../product.ts'
import { botsReconcile, botsTellAlert } from './bots/jobs.ts'
import { listWhatsappBackups, restoreWhatsappBackup } from './bots/routes/console.ts'
import { listPartnerBots } from './bots/routes/partner.ts'
import {
  createOneBotServer,
  deleteOneBotServer,
  getBotVersion,
  listAllBots,
  listBotAlerts,
  listBotServers,
  listEventsOfBot,
  moveOneBot,
  putBotVersion,
  updateOneBotServer,
} from './bots/routes/platform.ts'
import {
  createFlowSecret,
  deleteFlowAi,
  deleteFlowSecret,
  getFlowAi,
  listFlowSecrets,
  putFlowAi,
  replaceFlowSecret,
  testFlowAi,
} from './calls/routes/console.ts'
import { whatsappPrune } from './chats/jobs.ts'
import { deliverWhatsappEvents, putWhatsappMedia } from './chats/routes/bot.ts'
import { whatsappTakeCloud } from './cloud/jobs.ts'
import { deliverCloudWebhook, verifyCloudWebhook } from './cloud/routes/bot.ts'
import { listWhatsappTemplates, sendWhatsappTemplate } from './cloud/routes/console.ts'
import { whatsappCheckCloud } from './connections/jobs.ts'
import { tellWhatsappCode, tellWhatsappStatus } from './connections/routes/bot.ts'
import {
  checkWhatsappNumber,
  createWhatsappConnection,
  deleteWhatsappConnection,
  getWhatsappConnection,
  getWhatsappLog,
  listWhatsappConnections,
  listWhatsappStates,
  logOutWhatsappConnection,
  pairWhatsappConnection,
  restartWhatsappConnection,
  shareWhatsappCode,
  unshareWhatsappCode,
  updateWhatsappConnection,
} from './connections/routes/console.ts'
import { getSharedWhatsappCode } from './connections/routes/public.ts'
import { getWhatsappCosts } from './costs/routes/console.ts'
import {
  archiveOneFlow,
  createOneFlow,
  duplicateFlow,
  editOneFlow,
  exportOneFlow,
  getOneFlow,
  listAllFlows,
  listFlowTemplates,
  restoreOneFlow,
  saveFlowDraft,
  unpublishOneFlow,
  updateOneFlow,
  validateFlow,
} from './flows/routes/console/flows.ts'
import { getFlowRun, listFlowRunSteps, listFlowRuns } from './flows/routes/console/runs.ts'
import { exportFlowStatistics, getFlowStatistics } from './flows/routes/console/statistics.ts'
import { getFlowVersion, listFlowVersions, publishOneFlow, rollBackOneFlow } from './flows/routes/console/versions.ts'
import { whatsappMarkRead, whatsappSend, whatsappWatch } from './sends/jobs.ts'
import { getWhatsappPicture } from './sends/routes/bot.ts'
import { reactToOneMessage, resendOneMessage } from './sends/routes/console.ts'
import {
  flowsCall,
  flowsFindLostTimers,
  flowsFireTimer,
  flowsFollow,
  flowsPrune,
  flowsSchedule,
  flowsStart,
} from './sessions/jobs.ts'
import {
  getConversationFlow,
  pauseConversationFlow,
  resumeConversationFlow,
  startConversationFlow,
  stopConversationFlow,
} from './sessions/routes/console.ts'
import { startFlowByPage } from './sessions/routes/widget.ts'

/** Bots that a company builds by itself, and what runs them. */
export const zap: Product = {
  name: 'zap',
  routes: [
    // costs console
    getWhatsappCosts,
    // cloud bot
    verifyCloudWebhook,
    deliverCloudWebhook,
    // flows console/flows
    archiveOneFlow,
    createOneFlow,
    duplicateFlow,
    editOneFlow,
    exportOneFlow,
    getOneFlow,
    listAllFlows,
    listFlowTemplates,
    restoreOneFlow,
    saveFlowDraft,
    unpublishOneFlow,
    updateOneFlow,
    validateFlow,
    // flows console/versions
    getFlowVersion,
    listFlowVersions,
    publishOneFlow,
    rollBackOneFlow,
    // flows console/runs
    getFlowRun,
    listFlowRunSteps,
    listFlowRuns,
    // flows console/statistics
    exportFlowStatistics,
    getFlowStatistics,
    // calls console
    createFlowSecret,
    deleteFlowAi,
    deleteFlowSecret,
    getFlowAi,
    listFlowSecrets,
    putFlowAi,
    replaceFlowSecret,
    testFlowAi,
    // sessions console
    getConversationFlow,
    startConversationFlow,
    pauseConversationFlow,
    resumeConversationFlow,
    stopConversationFlow,
    // sessions widget
    startFlowByPage,
    // connections bot
    tellWhatsappCode,
    tellWhatsappStatus,
    // chats bot
    deliverWhatsappEvents,
    putWhatsappMedia,
    // connections console
    checkWhatsappNumber,
    createWhatsappConnection,
    deleteWhatsappConnection,
    getWhatsappConnection,
    getWhatsappLog,
    listWhatsappConnections,
    listWhatsappStates,
    logOutWhatsappConnection,
    pairWhatsappConnection,
    restartWhatsappConnection,
    shareWhatsappCode,
    unshareWhatsappCode,
    updateWhatsappConnection,
    // connections public
    getSharedWhatsappCode,
    // sends bot
    getWhatsappPicture,
    // sends console
    reactToOneMessage,
    listWhatsappTemplates,
    sendWhatsappTemplate,
    resendOneMessage,
    // bots platform
    listAllBots,
    listEventsOfBot,
    moveOneBot,
    listBotServers,
    createOneBotServer,
    updateOneBotServer,
    deleteOneBotServer,
    getBotVersion,
    putBotVersion,
    listBotAlerts,
    // bots partner
    listPartnerBots,
    // bots console
    listWhatsappBackups,
    restoreWhatsappBackup,
  ],
  jobs: [
    // chats
    whatsappPrune,
    // connections
    whatsappCheckCloud,
    // cloud
    whatsappTakeCloud,
    // bots
    botsReconcile,
    botsTellAlert,
    // sessions
    flowsFollow,
    flowsFireTimer,
    flowsCall,
    flowsStart,
    flowsSchedule,
    flowsFindLostTimers,
    flowsPrune,
    // sends
    whatsappSend,
    whatsappMarkRead,
    whatsappWatch,
  ],
}
