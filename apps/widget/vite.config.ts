import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { emitLoader } from './build/emit-loader.ts'
import { precompress } from './build/precompress.ts'

/**
 * What comes when the visit begins, in one file. What comes later asks for parts of it, and the bundler would put each of
 * those into a file of its own: another round trip before the line is there.
 */
const CLIENT = {
  name: 'create-client',
  includeDependenciesRecursively: false,
  test: new RegExp(
    [
      'src/client/(create-client|api|session|line|conversations|marks|merge-messages|no-webtransport)\\.ts',
      '/client/src/(api-problem|backoff|retry-delay|send-request|with-token|socket-line|on-wake|tab-channel)\\.ts',
      'contracts/src/(widget-paths|realtime-path)\\.ts',
      'node_modules/(@?socket\\.io|engine\\.io)',
    ].join('|'),
  ),
}

// `widget.js` is at an address that pages keep; everything else is hashed and kept for ever. See serve-widget.ts.
export default defineConfig({
  plugins: [preact(), emitLoader(), precompress()],
  publicDir: false,
  resolve: {
    alias: [{ find: /^\.\/webtransport\.js$/, replacement: `${import.meta.dirname}/src/client/no-webtransport.ts` }],
  },
  build: {
    target: 'es2022',
    // Slower than the default and some hundred bytes smaller, which here are a budget.
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      module: true,
      compress: { passes: 3, unsafe_arrows: true },
      format: { comments: false },
    },
    manifest: true,
    // The loader asks for all that it needs at once; a helper that preloads would be more than it saves.
    modulePreload: false,
    rollupOptions: {
      // What the loader fetches by name.
      input: {
        launcher: 'src/launcher/start-widget.tsx',
        'pt-BR': 'src/locales/pt-BR.json',
        en: 'src/locales/en.json',
        es: 'src/locales/es.json',
      },
      // What the panel shares with the launcher stays in the launcher's file: another would cost a round trip.
      preserveEntrySignatures: 'allow-extension',
      output: {
        codeSplitting: { groups: [CLIENT] },
        entryFileNames: 'assets/widget/[name]-[hash].js',
        chunkFileNames: 'assets/widget/[name]-[hash].js',
        assetFileNames: 'assets/widget/[name]-[hash][extname]',
      },
    },
  },
})
