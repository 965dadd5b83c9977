import { type ArrangeTask, arrangeBlocks } from './arrange-blocks.ts'

// Beside the page: 300 blocks would hold it up for longer than a frame.
addEventListener('message', ({ data }: MessageEvent<ArrangeTask>) => postMessage(arrangeBlocks(data)))
