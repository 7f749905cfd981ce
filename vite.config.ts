/** Builds the two faces that run in the browser, each under its own address: `dist/faces/console` at /console/, `dist/faces/field` at /field/. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'

type Face = 'console' | 'field'

export default defineConfig(() => {
  const { configFile: _, plugins = [], ...console } = configOf('console')
  return { ...console, plugins: [...plugins, thenBuild('field')] }
})

/** Everything from our own origin, no script and no style in the page itself, so that the content security policy can stay strict. */
function configOf(face: Face): InlineConfig {
  return {
    configFile: false,
    root: folderOf(face),
    base: `/${face}/`,
    publicDir: existsSync(join(folderOf(face), 'public')) ? 'public' : false,
    plugins: [react()],
    build: {
      outDir: join(import.meta.dirname, 'dist/faces', face),
      emptyOutDir: true,
      target: ['chrome109', 'safari16'],
      sourcemap: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  }
}

/** One build has one address; so the second face is a build of its own, after the first. */
function thenBuild(face: Face): Plugin {
  return {
    name: `then-build-${face}`,
    apply: 'build',
    async closeBundle() {
      if (existsSync(join(folderOf(face), 'index.html'))) await build({ ...configOf(face), logLevel: 'warn' })
    },
  }
}

function folderOf(face: Face): string {
  return join(import.meta.dirname, 'faces', face)
}
