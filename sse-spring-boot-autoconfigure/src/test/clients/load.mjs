export const modules = '/clients/static/node_modules';

/** Loads a library that is a plain script. */
export function script(path, type = 'text/javascript') {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.type = type;
    element.src = `${modules}/${path}`;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${path} was not found`));
    document.head.append(element);
  });
}
