masthead();
summary();
if (data.designs.length) {
  detail();
  front();
  designs();
} else {
  for (const id of ["front", "detail", "designs"]) byId(id).remove();
  document.querySelector(".skip").remove();
}
combinations();
provenance();
run();
