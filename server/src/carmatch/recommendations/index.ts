// What workflows use of the engine, through the noun that adapts it.
export {
  type Answer,
  applyCritique,
  type Catalogue,
  checkAnswers,
  createRenderer,
  type Model,
  type Question,
  type Renderer,
  readAnswer,
  readCritique,
  type Wishes,
  type Wording,
  wishesFromAnswers,
} from '@recado/matching'
export { estimatePayment } from '@recado/matching/cars'
export { deleteEventsBefore, deleteListsBefore, insertEvents } from './buyer-events.sql.ts'
export { buyerOf, talkerOf } from './buyer-of.ts'
export { deleteEndedShares, findShare, insertShare } from './car-shares.sql.ts'
export { readLearning } from './click-learning.sql.ts'
export { errors as recommendationErrors } from './errors.ts'
export { estimateInstalment } from './estimate.ts'
export { findChannel } from './find-channel.sql.ts'
export { hasLists, insertHistory, type PastEvent, type PastList } from './insert-history.sql.ts'
export { changeLearning, learnFromClicks, showLearning } from './learn-from-clicks.ts'
export { keyOfPolicy, presentRanking, type Ranking, type RankingPolicy, rankCars, underPolicy } from './rank-cars.ts'
export { NO_WISHES, type ReadWishes, readAnswers, readCritiqued, readTyped } from './read-wishes.ts'
export { findOwn, findReachable, listChainOf, listRecommendedCars, listToldContact } from './recommendations.sql.ts'
export { sayAnswers } from './say-answers.ts'
export { shareWeights } from './share-weights.ts'
export { findAnswered, storeList } from './store-list.ts'
export { findTold, storeSent, storeTold } from './store-told.ts'
