import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { emojiData } from './build/emoji-data.ts'
import { precompress } from './build/precompress.ts'
import { serviceWorker } from './build/service-worker.ts'

// The server replaces __NONCE__, __TITLE__ and __THEME_COLOUR__ on each answer: see server/src/entry/http/static-app.ts.
export default defineConfig({
  plugins: [react(), tailwindcss(), emojiData(), serviceWorker(), precompress()],
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2023',
    assetsDir: 'assets/console',
    // A data: address would need its own allowance in the content security policy.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 600,
  },
})
