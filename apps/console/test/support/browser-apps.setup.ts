import { buildMatcher } from '../../../matcher/test/support/build-matcher.ts'
import { buildWidget } from '../../../widget/test/support/build-widget.ts'
import { buildConsole } from './build-console.ts'

/** Builds the apps before the first browser test, so that two files that run side by side do not build over each other. */
export async function setup(): Promise<void> {
  await buildConsole()
  await buildWidget()
  await buildMatcher()
}
