import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { emojiData } from './build/emoji-data.ts'
import { ownZod } from './build/own-zod.ts'
import { precompress } from './build/precompress.ts'
import { serviceWorker } from './build/service-worker.ts'
import { trimEndpoints } from './build/trim-endpoints.ts'

// A chunk for each set of screens that share a module makes a hundred files of 200 bytes, which gzip can do nothing for.
/** All that the page itself loads, in one file beside its entry. */
const PAGE = { name: 'page', tags: ['$initial' as const], test: /^(?!.*(main\.tsx|index\.html))/, priority: 1 }
/** What a screen needs of those is less than the names of their files. */
const ICONS = { name: 'icons', test: /lucide-react/, minShareCount: 4 }

// The server replaces __NONCE__, __TITLE__ and __THEME_COLOUR__ on each answer: see server/src/http/static-app.ts.
export default defineConfig({
  plugins: [ownZod(), trimEndpoints(), react(), tailwindcss(), emojiData(), serviceWorker(), precompress()],
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2023',
    assetsDir: 'assets/console',
    // A data: address would need its own allowance in the content security policy.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: [PAGE, ICONS] } } },
    chunkSizeWarningLimit: 600,
  },
})
