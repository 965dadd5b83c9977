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
