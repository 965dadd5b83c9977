import path from 'node:path'
import { rolldown } from 'rolldown'

/**
 * The bot with all its packages as a few files that Node runs: a third of the processor's time to start, and a third of the image. A
 * driver's library is a file of its own, loaded with that driver alone.
 * @param folder emptied first; `main.js` is the program.
 */
export async function bundle(folder: string): Promise<void> {
  const build = await rolldown({
    input: path.join(import.meta.dirname, 'src/main.ts'),
    platform: 'node',
    transform: { define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' } },
    // What libraries ask for and do without: pictures' previews, and sessions in an archive.
    external: ['jimp', 'sharp', 'link-preview-js', 'audio-decode', 'archiver', 'unzipper', 'fs-extra'],
  })
  try {
    await build.write({ dir: folder, format: 'esm', cleanDir: true, entryFileNames: '[name].js' })
  } finally {
    await build.close()
  }
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) throw new Error('usage: node bot/bundle.ts <folder>')
  await bundle(path.resolve(folder))
}
