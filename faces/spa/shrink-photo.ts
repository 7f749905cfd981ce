/**
 * A photo made small enough for a village's network before it is sent: at most 1,600 px on the long side. What the browser cannot
 * read (some phones' own formats) goes as it is; the server judges it and takes all metadata out in any case.
 */
const longestSide = 1600
const quality = 0.75
/** Below this nothing is worth the loss. */
const smallEnough = 300_000

export async function shrunkPhoto(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    if (scale === 1 && file.size <= smallEnough) return file
    const smaller = await drawn(picture, Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)))
    picture.close()
    return smaller === null || (scale === 1 && smaller.size >= file.size) ? file : smaller
  } catch {
    return file
  }
}

async function drawn(picture: ImageBitmap, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d', { alpha: false })
  if (pen === null) return null
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, width, height)
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
