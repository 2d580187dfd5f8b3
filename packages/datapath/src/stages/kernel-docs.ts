/** Where the kernel's networking documents are. */
export const kernelDocs = 'https://docs.kernel.org/networking/';
