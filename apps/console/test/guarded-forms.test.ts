import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const screens = path.join(import.meta.dirname, '../src/screens')

test('every form of who is signed in asks before its changes are lost', () => {
  const files = readdirSync(screens, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))
  const text = (file: string) => readFileSync(path.join(screens, file), 'utf8')
  const guarded = files.filter((file) => text(file).includes('useGuardedForm'))
  expect(guarded.length).toBeGreaterThan(15)
  // Before signing in there is nothing to lose but a password; and a password's form is filled in by browsers themselves.
  const bare = files.filter((file) => /\buseForm\b/.test(text(file)) && !file.startsWith(`auth${path.sep}`))
  expect(bare).toEqual([path.join('account', 'password-form.tsx')])
})
