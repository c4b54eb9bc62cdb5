/** What is used of mammoth, in the form in which it is made for browsers. Its own types ask for those of Node. */

declare module "mammoth/mammoth.browser.min.js" {
  interface Element {
    readonly type: string;
    readonly value?: string;
    readonly children?: readonly Element[];
  }
  const mammoth: {
    convertToHtml(
      input: { readonly arrayBuffer: ArrayBuffer },
      options: { readonly transformDocument: (document: Element) => Element },
    ): Promise<unknown>;
  };
  export default mammoth;
}
