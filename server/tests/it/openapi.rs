//! The document that is checked in says what the server does.

use shigantong_server::app;

#[test]
fn the_document_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == app::openapi(),
        "server/openapi.json is not what the code says; renew it with\n\
         cargo run -p shigantong-server -- openapi > server/openapi.json"
    );
}

#[test]
fn every_reference_leads_somewhere() {
    let document: serde_json::Value = serde_json::from_str(app::openapi()).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let text = app::openapi();
    let mut references = 0;
    for part in text.split("\"$ref\": \"#").skip(1) {
        let pointer = part.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
        references += 1;
    }
    assert!(references > 20);
}
