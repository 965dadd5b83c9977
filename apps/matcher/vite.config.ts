import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { precompress } from './build/precompress.ts'

/**
 * One build makes both halves: `dist/client`, hashed files that are kept for ever, and `dist/server/render.js`, which the
 * server imports. The same components are in both.
 */
export default defineConfig({
  plugins: [preact({ prefreshEnabled: false }), precompress()],
  publicDir: false,
  build: { target: 'es2022', modulePreload: false, assetsInlineLimit: 0 },
  builder: {
    buildApp: async (builder) => {
      const { client, ssr } = builder.environments
      if (client === undefined || ssr === undefined) throw new Error('two environments are built')
      await builder.build(client)
      await builder.build(ssr)
    },
  },
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: true,
        minify: 'terser',
        rollupOptions: {
          input: { page: 'src/hydrate.tsx' },
          output: {
            entryFileNames: 'assets/matcher/[name]-[hash].js',
            chunkFileNames: 'assets/matcher/[name]-[hash].js',
            assetFileNames: 'assets/matcher/[name]-[hash][extname]',
          },
        },
      },
    },
    ssr: {
      // Whoever imports the file needs no packages beside it.
      resolve: { noExternal: true },
      build: {
        outDir: 'dist/server',
        ssr: true,
        minify: false,
        rollupOptions: { input: { render: 'src/document/render-page.tsx' }, output: { entryFileNames: '[name].js' } },
      },
    },
  },
})
