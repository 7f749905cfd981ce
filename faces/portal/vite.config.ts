/** Builds the portal's printer: `dist/portal/render.js` and `dist/portal/specimen.js`, whole in themselves, run by the server. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root: here,
  publicDir: false,
  plugins: [react(), enhancement()],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    cssTarget: ['chrome66', 'safari12'],
    cssMinify: true,
    minify: false,
    outDir: '../../dist/portal',
    emptyOutDir: true,
    rolldownOptions: {
      input: { render: 'render.tsx', specimen: 'specimen-sheet.tsx' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
})

/** Compiles enhance.ts for old browsers and hands its text to the printer, which serves and hashes it. */
function enhancement(): Plugin {
  const id = 'virtual:enhancement'
  return {
    name: 'portal-enhancement',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined
      this.addWatchFile(`${here}enhance.ts`)
      return `export default ${JSON.stringify(await compiled())}`
    },
  }
}

async function compiled(): Promise<string> {
  const result = await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    build: { write: false, target: 'es2018', modulePreload: false, rolldownOptions: { input: `${here}enhance.ts` } },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const chunk = outputs.flatMap((output) => ('output' in output ? output.output : [])).find((file) => file.type === 'chunk')
  if (!chunk) throw new Error('enhance.ts gave no code')
  return chunk.code
}
