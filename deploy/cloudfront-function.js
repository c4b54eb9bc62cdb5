// For Amazon CloudFront before a bucket of S3 that nobody else can read: a bucket knows files, not folders.
// Written from Amazon's documentation and not tried by us. Make it a CloudFront function, and associate it with the
// distribution's behaviour for "viewer request".
//
//     /glossary/        ->  the file glossary/index.html
//     /glossary         ->  sent on to /glossary/, so that links from the page lead where they should
//     /assets/logo.svg  ->  as it is

function handler(event) {
  var request = event.request;
  var name = request.uri.split("/").pop();
  if (name === "") {
    request.uri += "index.html";
  } else if (name.indexOf(".") < 0) {
    return {
      statusCode: 301,
      statusDescription: "Moved Permanently",
      headers: { location: { value: request.uri + "/" } },
    };
  }
  return request;
}
