import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findStrayTexts } from './support/find-stray-texts.ts'

const apps = path.join(import.meta.dirname, '../..')

test('no text that people read is written in the code of any app', () => {
  const files = readdirSync(apps, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^[^/]+\/src\/.*\.tsx$/.test(file),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap((file) => findStrayTexts(file, readFileSync(path.join(apps, file), 'utf8')))).toEqual([])
})

test.each([
  ['between tags', '<p>Texto</p>', ['Texto']],
  ['in an attribute', '<img alt="Foto do carro" />', ['Foto do carro']],
  ['in an attribute’s expression', `<b aria-label={open ? 'Fechar' : t('open')} />`, ['Fechar']],
  ['in a template', `<b title={\`Para \${name}\`} />`, ['Para']],
  ['in a sum', `<b>{'Olá, ' + name}</b>`, ['Olá,']],
  ['behind a condition', `<b>{busy && 'Enviando'}</b>`, ['Enviando']],
  ['in a member', `<Tabs tabs={[{ value: 'a', label: 'Dados' }]} />`, ['Dados']],
  ['in a toast', `<b onClick={() => toast({ text: 'Salvo' })} />`, ['Salvo']],
])('a stray text is found %s', (_where, code, texts) => {
  expect(findStrayTexts('planted.tsx', `const A = () => ${code}`)).toEqual(texts.map((text) => `planted.tsx: ${text}`))
})

test.each([
  ['what comes from the texts', `<b title={t('a.b')}>{t('c')}</b>`],
  ['signs', '<i aria-hidden> · </i>'],
  ['names of classes and kinds', `<b className="grid gap-2" role="alert" data-kind="note" />`],
  ['a table of kinds', `<input type={{ text: 'text', email: 'email' }[kind]} />`],
  ['an address to type', '<input placeholder="https://" />'],
])('%s is none', (_what, code) => {
  expect(findStrayTexts('clean.tsx', `const A = () => ${code}`)).toEqual([])
})
