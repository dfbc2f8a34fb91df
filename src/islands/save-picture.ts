/** Hands a file to the reader. */
export function save(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}

interface PictureOptions {
  readonly format: 'svg' | 'png';
  readonly fileName: string;
  /** What the picture shows and whom to credit; stands below it. */
  readonly title: string;
}

const footer = 28;
const sharpness = 2;

/** Saves a chart as it is on the page, in its colours of the moment, with its title below. */
export async function savePicture(
  svg: SVGSVGElement,
  { format, fileName, title }: PictureOptions,
): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  const text = toFile(svg, { width, height: height + footer, title });
  const blob = new Blob([text], { type: 'image/svg+xml' });
  if (format === 'svg') {
    save(blob, `${fileName}.svg`);
    return;
  }
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * sharpness;
  canvas.height = (height + footer) * sharpness;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  canvas.toBlob((png) => {
    if (png !== null) save(png, `${fileName}.png`);
  }, 'image/png');
}

/** The drawing by itself: colours that the page gives are written out, for a file has no page. */
function toFile(
  svg: SVGSVGElement,
  { width, height, title }: { width: number; height: number; title: string },
): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const name of ['fill', 'stroke', 'font-family', 'font-size', 'opacity']) {
      to[index]!.setAttribute(name, style.getPropertyValue(name));
    }
  });
  const body = getComputedStyle(document.body);
  const paper = `<rect width="100%" height="100%" fill="${body.backgroundColor}"/>`;
  const words = document.createElement('span');
  words.textContent = title;
  const caption = `<text x="12" y="${height - 10}" font-size="12" font-family="sans-serif" fill="${body.color}">${words.innerHTML}</text>`;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.insertAdjacentHTML('afterbegin', paper);
  copy.insertAdjacentHTML('beforeend', caption);
  return new XMLSerializer().serializeToString(copy);
}
