// A setup file: the suite that runs with it meets the second engine.
process.env.SIGER_TEST_ENGINE = 'dynamodb-local';
