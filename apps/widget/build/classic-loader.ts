import type { Plugin } from 'vite'

/**
 * Pages load the loader with a plain `<script>`, whose top level is shared with every other script of the page: a minified
 * `const e` there breaks the next script that has one. So it is wrapped, and must import nothing: a classic script cannot.
 */
export function classicLoader(): Plugin {
  return {
    name: 'classic-loader',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry) continue
        if (chunk.imports.length > 0) this.error(`the loader must stand alone, but imports ${chunk.imports.join(', ')}`)
        if (chunk.exports.length > 0) this.error('the loader must not export anything')
        chunk.code = `(()=>{${chunk.code.trim()}})();\n`
      }
    },
  }
}
