import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { classicLoader } from './build/classic-loader.ts'
import { precompress } from './build/precompress.ts'

// `widget.js` is at an address that pages keep; everything else is hashed and kept for ever. See serve-widget.ts.
export default defineConfig({
  plugins: [preact(), classicLoader(), precompress()],
  publicDir: false,
  build: {
    target: 'es2022',
    manifest: true,
    // The loader asks for all that it needs at once; a helper that preloads would be more than it saves.
    modulePreload: false,
    rollupOptions: {
      input: { widget: 'src/loader.ts' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'assets/widget/[name]-[hash].js',
        assetFileNames: 'assets/widget/[name]-[hash][extname]',
      },
    },
  },
})
