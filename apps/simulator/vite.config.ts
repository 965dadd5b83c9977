import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'

/** A page of the simulated network, which serves it beside its phones: never of a company, never outside this machine. */
export default defineConfig({
  plugins: [preact()],
  // A data: address would need its own allowance in the content security policy.
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: false },
})
