import type { Product } from '../product.ts'
import { carDashboard, carDashboardBareAlias, exportCarDashboard } from './car-analytics/routes/console.ts'
import { carsDiscardPhotos, carsFetchPhotos, carsImport, carsRunFeed, carsSweep } from './catalogue/jobs.ts'
import {
  createOneCar,
  deleteCarPhoto,
  exportTenantCars,
  getCarAdText,
  getOneCar,
  linkCarPhoto,
  listCarPhotos,
  listCarPrices,
  listTenantCars,
  orderCarPhotos,
  setOneCarStatus,
  updateOneCar,
  uploadCarPhoto,
} from './catalogue/routes/console/cars.ts'
import {
  createCarFeed,
  deleteCarFeed,
  getCarFeed,
  listCarFeeds,
  runCarFeed,
  updateCarFeed,
} from './catalogue/routes/console/feeds.ts'
import {
  deleteOneFipeTable,
  getCarFipe,
  getFipeTable,
  previewFipeTable,
  putFipeTable,
} from './catalogue/routes/console/fipe.ts'
import {
  beginCarImport,
  confirmCarImport,
  discardCarImport,
  getCarImport,
  listCarImportRows,
  listCarImports,
  mapCarImport,
  previewCarImport,
  putCarImportPart,
  startCarImport,
} from './catalogue/routes/console/imports.ts'
import {
  carPhotoFile,
  estimateCarInstalment,
  getPublicCar,
  listPublicCars,
  listPublicCarsById,
  matcherConfig,
} from './catalogue/routes/public.ts'
import { crmErase, crmLook, crmPull, crmPush } from './crm/jobs.ts'
import {
  authorizeTenantCrm,
  changeTenantCrm,
  connectTenantCrm,
  disconnectTenantCrm,
  getTenantCrm,
  listCrmAttempts,
  listCrmChoices,
  renewTenantCrmHook,
  retryTenantCrm,
} from './crm/routes/console.ts'
import { returnFromCrm, takeCrmHook } from './crm/routes/public.ts'
import { leadsTakeArrival } from './leads/jobs.ts'
import {
  countLeads,
  createOneLead,
  getLeadSettings,
  getOneLead,
  listTenantLeads,
  moveOneLead,
  putLeadSettings,
} from './leads/routes/console/leads.ts'
import {
  createLeadPortal,
  deleteLeadPortal,
  discardLeadArrival,
  listLeadArrivals,
  listLeadPortals,
  readLeadArrival,
  renewLeadPortal,
  updateLeadPortal,
} from './leads/routes/console/portals.ts'
import { leaveLead, takeInboundMail, takePortalLead, takePortalMail } from './leads/routes/public.ts'
import {
  getQuestionnaire,
  getQuestionnaireVersion,
  listQuestionnaireVersions,
  previewOneQuestionnaire,
  publishOneQuestionnaire,
  rollBackOneQuestionnaire,
  saveQuestionnaireDraft,
} from './questionnaires/routes/console.ts'
import { publicQuestionnaire } from './questionnaires/routes/public.ts'
import { matcherLearn, matcherPrune } from './recommendations/jobs.ts'
import { changeClickLearning, getClickLearning, sendCarsInConversation } from './recommendations/routes/console.ts'
import {
  criticiseRecommendation,
  getSharedCars,
  recommendCars,
  searchCars,
  shareCars,
  trackBuyer,
} from './recommendations/routes/public.ts'
import { getServiceLevel } from './service-levels/routes/console.ts'

/** A dealer's stock, and the right car out of it. */
export const carmatch: Product = {
  name: 'carmatch',
  routes: [
    // catalogue public
    carPhotoFile,
    estimateCarInstalment,
    getPublicCar,
    listPublicCars,
    listPublicCarsById,
    matcherConfig,
    // questionnaires public
    publicQuestionnaire,
    // recommendations public
    criticiseRecommendation,
    getSharedCars,
    recommendCars,
    searchCars,
    shareCars,
    trackBuyer,
    // leads public
    leaveLead,
    takePortalLead,
    takePortalMail,
    takeInboundMail,
    // leads console/leads
    countLeads,
    createOneLead,
    getLeadSettings,
    getOneLead,
    listTenantLeads,
    moveOneLead,
    putLeadSettings,
    // leads console/portals
    createLeadPortal,
    deleteLeadPortal,
    discardLeadArrival,
    listLeadArrivals,
    listLeadPortals,
    readLeadArrival,
    renewLeadPortal,
    updateLeadPortal,
    // crm public
    returnFromCrm,
    takeCrmHook,
    // crm console
    authorizeTenantCrm,
    changeTenantCrm,
    connectTenantCrm,
    disconnectTenantCrm,
    getTenantCrm,
    listCrmAttempts,
    listCrmChoices,
    renewTenantCrmHook,
    retryTenantCrm,
    // car-analytics console
    carDashboard,
    carDashboardBareAlias,
    exportCarDashboard,
    // recommendations console
    changeClickLearning,
    getClickLearning,
    sendCarsInConversation,
    // service-levels console
    getServiceLevel,
    // questionnaires console
    getQuestionnaire,
    getQuestionnaireVersion,
    listQuestionnaireVersions,
    previewOneQuestionnaire,
    publishOneQuestionnaire,
    rollBackOneQuestionnaire,
    saveQuestionnaireDraft,
    // catalogue console/cars
    getCarAdText,
    createOneCar,
    deleteCarPhoto,
    exportTenantCars,
    getOneCar,
    linkCarPhoto,
    listCarPhotos,
    listCarPrices,
    listTenantCars,
    orderCarPhotos,
    setOneCarStatus,
    updateOneCar,
    uploadCarPhoto,
    // catalogue console/imports
    beginCarImport,
    confirmCarImport,
    discardCarImport,
    getCarImport,
    listCarImportRows,
    listCarImports,
    mapCarImport,
    previewCarImport,
    putCarImportPart,
    startCarImport,
    // catalogue console/fipe
    deleteOneFipeTable,
    getCarFipe,
    getFipeTable,
    previewFipeTable,
    putFipeTable,
    // catalogue console/feeds
    createCarFeed,
    deleteCarFeed,
    getCarFeed,
    listCarFeeds,
    runCarFeed,
    updateCarFeed,
  ],
  jobs: [
    carsImport,
    carsRunFeed,
    carsFetchPhotos,
    carsDiscardPhotos,
    carsSweep,
    matcherPrune,
    matcherLearn,
    leadsTakeArrival,
    crmPush,
    crmPull,
    crmLook,
    crmErase,
  ],
}
