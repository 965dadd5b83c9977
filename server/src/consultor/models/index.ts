export { findOwnModel, keepOwnModel, openOwnModel, removeOwnModel } from './keep-model.ts'
